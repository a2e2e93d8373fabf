package io.rowtally.tagging.value;

import io.rowtally.tagging.Category;
import java.util.Collections;
import java.util.List;

/** Plates of mainland vehicles, GA 36-2018: ordinary ones of seven characters and new-energy ones of eight. */
final class VehiclePlates {
    private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    private static final String LAST_HAN = "挂学警港澳领试超";
    private static final String NEW_ENERGY = "DABCEFGHJK";

    private VehiclePlates() {}

    static List<Detector> detectors() {
        return Collections.singletonList(
                Detector.checksum("cn-plate", Category.VEHICLE_PLATE, 0.001, value -> plate(value.compact)));
    }

    private static boolean plate(Chars text) {
        if (!text.oneOf(0, PROVINCES) || !text.capital(1) || text.at(1) == 'I') {
            return false;
        }
        int from = text.oneOf(2, "·.•") ? 3 : 2;
        int rest = text.length() - from;
        return rest == 5 && ordinary(text, from) || rest == 6 && newEnergy(text, from);
    }

    private static boolean ordinary(Chars text, int from) {
        for (int i = from; i < from + 4; i++) {
            if (!sign(text, i)) {
                return false;
            }
        }
        return sign(text, from + 4) || text.oneOf(from + 4, LAST_HAN);
    }

    /** Small cars have the kind in front, large ones behind. */
    private static boolean newEnergy(Chars text, int from) {
        return text.oneOf(from, NEW_ENERGY) && sign(text, from + 1) && text.digits(from + 2, from + 6)
                || text.digits(from, from + 5) && text.oneOf(from + 5, NEW_ENERGY);
    }

    private static boolean sign(Chars text, int i) {
        return text.digit(i) >= 0 || text.capital(i) && !text.oneOf(i, "IO");
    }
}
