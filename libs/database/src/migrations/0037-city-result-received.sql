-- The day on which an answer of the city was received (收到日期), where it is not the day of its entry.
ALTER TABLE city_result ADD received_on date;
