package io.vitalroute.mapping;

import java.time.OffsetDateTime;

import io.vitalroute.reading.TimeFrame;

/** An instant in the wearer's own time, as far as it is known. */
record Moment(OffsetDateTime time, TimeFrame.OffsetOrigin origin) {}
