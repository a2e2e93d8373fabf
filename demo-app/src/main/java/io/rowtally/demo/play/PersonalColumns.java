package io.rowtally.demo.play;

import java.util.HashMap;
import java.util.Map;

/** Which of the register's columns hold personal data, and of which category. Immutable. */
final class PersonalColumns {

    private static final String[][] CATEGORIES = {
        {"PERSON_NAME", "xm fddbr_xm gudong_xingming full_name real_name"},
        {"NATIONAL_ID", "sfzh shenfenzheng_haoma id_card_no"},
        {"PHONE", "lxdh shouji contact_phone"},
        {"EMAIL", "email"},
        {"POSTAL_ADDRESS", "hjdz home_address"},
        {"BIRTH_DATE", "csrq birth_date"},
        {"GENDER", "xb gender"},
        {"USERNAME", "account"},
        {"CREDENTIAL", "password_hash salt"},
    };

    private static final Map<String, String> BY_COLUMN = new HashMap<>();

    static {
        for (String[] category : CATEGORIES) {
            for (String column : category[1].split(" ")) {
                BY_COLUMN.put(column, category[0]);
            }
        }
    }

    private PersonalColumns() {}

    /** The column's category, null where it holds no personal data. */
    static String category(String column) {
        return BY_COLUMN.get(column);
    }
}
