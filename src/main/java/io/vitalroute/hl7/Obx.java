package io.vitalroute.hl7;

/**
 * One observation of a report, written in ER7 but not yet numbered.
 *
 * @param type OBX-2; empty where nothing is measured, as for a device
 * @param concept OBX-3
 * @param sub OBX-4
 * @param value OBX-5
 * @param unit OBX-6
 * @param status OBX-11
 */
record Obx(String type, String concept, String sub, String value, String unit, String status) {
    /** OBX-11 of what has no value: a device, a group, a part that was not measured. */
    static final String NO_VALUE = "X";

    /** A container: the device itself, or a group of parts. */
    static Obx container(String concept, String sub) {
        return new Obx("", concept, sub, "", "", NO_VALUE);
    }

    /** The same observation elsewhere in the report. */
    Obx at(String otherSub) {
        return new Obx(type, concept, otherSub, value, unit, status);
    }
}
