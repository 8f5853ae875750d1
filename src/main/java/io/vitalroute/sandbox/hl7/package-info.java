/**
 * An HL7 v2 receiver over MLLP that takes what is sent however it is cut up, acknowledges as MSH-15 and MSH-16 ask, and
 * can be told to acknowledge wrongly, late or not at all.
 *
 * <p>In: MLLP frames on 127.0.0.1. Out: acknowledgements, and for assertions what arrived. Must never know: who sends.
 */
@NullMarked
package io.vitalroute.sandbox.hl7;

import org.jspecify.annotations.NullMarked;
