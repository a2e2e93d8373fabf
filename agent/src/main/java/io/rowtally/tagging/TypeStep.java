package io.rowtally.tagging;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The SQL type against what a category can be stored in: a phone is no boolean, a name no time stamp. */
final class TypeStep implements Step {
    private static final double IMPOSSIBLE = 0.05;
    private static final double UNLIKELY = 0.3;

    private static final Set<Category> CODED = EnumSet.of(
            Category.GENDER,
            Category.ETHNICITY,
            Category.MARITAL,
            Category.RELIGION,
            Category.HEALTH,
            Category.OTHER_PII);
    private static final Set<Category> DATED =
            EnumSet.of(Category.BIRTH_DATE, Category.HEALTH, Category.MARITAL, Category.OTHER_PII);
    private static final Set<Category> TEXTS = EnumSet.of(
            Category.PERSON_NAME,
            Category.EMAIL,
            Category.CREDENTIAL,
            Category.USERNAME,
            Category.PHOTO,
            Category.BIOMETRIC,
            Category.VEHICLE_PLATE,
            Category.DEVICE_ID);
    private static final Set<Category> NEVER_FRACTIONS = EnumSet.of(
            Category.NATIONAL_ID, Category.PHONE, Category.POSTAL_ADDRESS, Category.IP_ADDRESS, Category.GENDER);

    @Override
    public void apply(Subject subject, TableContext context) {
        String raw = subject.column.sqlType();
        Category category = subject.evidence.best();
        if (raw == null || raw.isEmpty() || category == Category.NONE) {
            return;
        }
        String type = raw.toLowerCase(Locale.ROOT).replace(" ", "");
        double factor = factor(type, category);
        if (factor < 1) {
            subject.evidence.gate(factor, "gate:type-" + base(type));
        }
    }

    private static double factor(String type, Category category) {
        String base = base(type);
        boolean oneCharacter = type.endsWith("char(1)") || type.endsWith("char2(1)") || type.endsWith("char(1byte)");
        if (base.startsWith("bool")
                || base.equals("bit")
                || type.startsWith("tinyint(1)")
                || oneCharacter
                || base.startsWith("enum")) {
            return CODED.contains(category) ? 1 : IMPOSSIBLE;
        }
        if (base.equals("tinyint") || base.equals("smallint") || base.equals("int2")) {
            return TEXTS.contains(category) || category == Category.PHONE || category == Category.NATIONAL_ID
                    ? IMPOSSIBLE
                    : 1;
        }
        if (base.startsWith("date") || base.startsWith("time")) {
            return DATED.contains(category) ? 1 : IMPOSSIBLE;
        }
        if (base.contains("int") || base.equals("number") && type.indexOf(',') < 0 || base.equals("serial")) {
            return TEXTS.contains(category) ? IMPOSSIBLE : 1;
        }
        if (base.equals("decimal")
                || base.equals("numeric")
                || base.startsWith("float")
                || base.startsWith("double")
                || base.equals("real")
                || base.equals("money")) {
            boolean whole = type.endsWith(",0)") || type.endsWith(")") && type.indexOf(',') < 0;
            return TEXTS.contains(category) || !whole && NEVER_FRACTIONS.contains(category) ? IMPOSSIBLE : 1;
        }
        if (base.contains("blob") || base.equals("bytea") || base.equals("image")) {
            return category == Category.PERSON_NAME || category == Category.PHONE || category == Category.GENDER
                    ? UNLIKELY
                    : 1;
        }
        return 1;
    }

    /** Whether text of any length fits; true where nothing is known. */
    static boolean text(@Nullable String sqlType) {
        String type = sqlType == null ? "" : sqlType.toLowerCase(Locale.ROOT);
        return type.isEmpty()
                || type.contains("char") && !type.endsWith("(1)")
                || type.contains("text")
                || type.contains("clob");
    }

    private static String base(String type) {
        int end = 0;
        while (end < type.length() && (Character.isLetterOrDigit(type.charAt(end)) || type.charAt(end) == '_')) {
            end++;
        }
        return type.substring(0, end);
    }
}
