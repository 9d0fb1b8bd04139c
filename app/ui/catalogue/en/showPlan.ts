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
  legend: { free: 'Free', held: 'Reserved', confirmed: 'Confirmed', bare: 'Bare stand (grey corner)' },
}
