-- Which addresses refused a mail: few rows, looked up by address.
CREATE INDEX "Message_refused" ON "Message" (recipient) WHERE state = 'FAILED';
