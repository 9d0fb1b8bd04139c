export default {
  title: 'Plan',
  lead: 'Draw stands in metres by mouse, finger or keyboard; the table does the same.',
  zoomIn: 'Zoom in', zoomOut: 'Zoom out', zoomWhole: 'See the whole plan',
  planOf: 'Plan of {hall}',
  hall: 'Hall', halls: 'Halls',
  stand: 'Stand {number}', standWords: 'Stand {number}, {area, number} m², {state}',
  free: 'free', reserved: 'reserved', held: 'held for {name}', confirmed: '{name}',
  publicTitle: 'Plan of the show', publicLead: 'Who is where. Search a company or touch a stand.',
  search: 'Search a company, a product, a stand', find: 'Search', noneFound: 'Nothing matches.', exhibitors: 'Exhibitors', noPlan: 'The plan is not there yet', seePlan: 'See the plan',
  noneConfirmed: 'No stand is confirmed yet.',
  paper: {
    sheet: 'Sheet {n} of {of}', scale: 'Scale 1:{scale}', tiles: 'At this scale the hall takes {n} sheets, to be put together; lines go on from one sheet to the next.', drawing: 'Plan of {hall}, {width, number} m by {height, number} m, with {n, plural, one {one stand} other {# stands}}',
    free: 'free', list: 'Who stands where', number: 'Stand', area: 'Area', who: 'Exhibitor', metres: '{n} m', dimension: '{n, number} m', print: 'Print the plan', size: 'Paper', scaleField: 'Scale', fit: 'The one that fits on a sheet', open: 'Open the PDF',
  },
  legend: { free: 'Free', held: 'Reserved', confirmed: 'Confirmed', bare: 'Bare stand (grey corner)' },
}
