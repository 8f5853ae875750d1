package io.vitalroute.hl7;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.DeviceRef;

/** The measuring device in OBX-18 and, in PCD-01, as an observation of its own. */
final class Equipment {
    /** IEEE 11073-10101, partition 8: device specialisations of personal health devices, by code. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("528388", "MDC_DEV_SPEC_PROFILE_PULS_OXIM"),
            Map.entry("528391", "MDC_DEV_SPEC_PROFILE_BP"),
            Map.entry("528392", "MDC_DEV_SPEC_PROFILE_TEMP"),
            Map.entry("528397", "MDC_DEV_SPEC_PROFILE_RESP_RATE"),
            Map.entry("528399", "MDC_DEV_SPEC_PROFILE_SCALE"),
            Map.entry("528401", "MDC_DEV_SPEC_PROFILE_GLUCOSE"),
            Map.entry("528404", "MDC_DEV_SPEC_PROFILE_BCA"),
            Map.entry("528409", "MDC_DEV_SPEC_PROFILE_CGM"),
            Map.entry("528425", "MDC_DEV_SPEC_PROFILE_HF_CARDIO"),
            Map.entry("528455", "MDC_DEV_SPEC_PROFILE_AI_ACTIVITY_HUB"),
            Map.entry("528457", "MDC_DEV_SPEC_PROFILE_GENERIC"),
            Map.entry("528488", "MDC_DEV_SUB_SPEC_PROFILE_STEP_COUNTER"),
            Map.entry("528501", "MDC_DEV_SUB_SPEC_PROFILE_FALL_SENSOR"),
            Map.entry("528525", "MDC_DEV_SUB_SPEC_PROFILE_HR"));

    private static final String GENERIC = "528457";

    /** The identifier system of IEEE EUI-64 device ids (HL7 personal health device guide). */
    private static final String EUI_64 = "urn:oid:1.2.840.10004.1.1.1.0.0.1.0.0.1.2680";

    private Equipment() {}

    /** OBX-18: {@code id^model^authority^type} (IHE PCD TF-2, B.8). */
    static String identifier(DeviceRef device) {
        String id = device.identifier().value();
        String model = device.device().model();
        if (device.identifier().system().equals(EUI_64)) {
            return Er7.components(id, model, id.replace("-", ""), "EUI-64");
        }
        Designator authority = Designator.ofSystem("", device.identifier().system());
        return Er7.components(id, model, authority.universalId(), authority.universalIdType());
    }

    /** OBX-3 of the device: its specialisation where it is known, else the generic one. */
    static Obx container(@Nullable DeviceRef device) {
        String type = device == null ? null : device.device().type();
        String code = type != null && TYPES.containsKey(type) ? type : GENERIC;
        return Obx.container(Er7.components(code, TYPES.get(code), "MDC"), "1.0.0.0");
    }
}
