package io.rowtally.tagging.value;

import io.rowtally.tagging.Category;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** HL7 version 2 messages: which field of which segment says what of a person. From the standard's chapters 3 and 6. */
final class Hl7 {
    private static final Map<String, Category> FIELDS = new HashMap<>();

    static {
        put("PID", Category.OTHER_PII, 2, 3, 4, 18);
        put("PID", Category.PERSON_NAME, 5, 6, 9);
        put("PID", Category.BIRTH_DATE, 7);
        put("PID", Category.GENDER, 8);
        put("PID", Category.ETHNICITY, 10, 22);
        put("PID", Category.POSTAL_ADDRESS, 11);
        put("PID", Category.PHONE, 13, 14);
        put("PID", Category.MARITAL, 16);
        put("PID", Category.RELIGION, 17);
        put("PID", Category.NATIONAL_ID, 19);
        put("PID", Category.DRIVER_LICENCE, 20);
        put("NK1", Category.PERSON_NAME, 2);
        put("NK1", Category.POSTAL_ADDRESS, 4);
        put("NK1", Category.PHONE, 5, 6);
        put("GT1", Category.PERSON_NAME, 3);
        put("GT1", Category.POSTAL_ADDRESS, 5);
        put("GT1", Category.PHONE, 6, 7);
        put("GT1", Category.BIRTH_DATE, 8);
        put("IN1", Category.PERSON_NAME, 16);
        put("IN1", Category.BIRTH_DATE, 18);
        put("IN1", Category.POSTAL_ADDRESS, 19);
        put("AL1", Category.HEALTH, 3);
        put("DG1", Category.HEALTH, 3, 4);
        put("OBX", Category.HEALTH, 5);
    }

    private Hl7() {}

    private static void put(String segment, Category category, int... fields) {
        for (int field : fields) {
            FIELDS.put(segment + '-' + field, category);
        }
    }

    static void read(String message, List<Documents.Part> parts) {
        for (String segment : message.split("[\r\n]+", Documents.MOST)) {
            String[] fields = segment.split("\\|", Documents.MOST);
            for (int i = 1; i < fields.length; i++) {
                String name = fields[0].trim() + '-' + i;
                Category category = FIELDS.get(name);
                if (category != null) {
                    Documents.add(parts, name, category, fields[i].replace('^', ' '));
                }
            }
        }
    }
}
