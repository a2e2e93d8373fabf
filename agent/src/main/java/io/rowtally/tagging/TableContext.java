package io.rowtally.tagging;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the columns of one table and its name say together: are its rows persons, accounts, organisations, things.
 * Built after the names have spoken, read by the steps that follow. Confined to one call.
 */
final class TableContext {
    /** Attributes that only persons have. */
    private static final Set<Category> PERSONAL = EnumSet.of(
            Category.PERSON_NAME,
            Category.NATIONAL_ID,
            Category.PASSPORT,
            Category.BIRTH_DATE,
            Category.GENDER,
            Category.ETHNICITY,
            Category.RELIGION,
            Category.MARITAL,
            Category.HEALTH,
            Category.INCOME,
            Category.SOCIAL_INSURANCE,
            Category.BIOMETRIC,
            Category.OTHER_PII);
    /** Attributes that organisations share with persons: together they are one vote. */
    private static final Set<Category> SHARED =
            EnumSet.of(Category.PHONE, Category.EMAIL, Category.POSTAL_ADDRESS, Category.PHOTO, Category.USERNAME);

    /** Two ways to reach somebody, in a table that is not said to be of organisations or things, are a person's. */
    private static final Set<Category> WAYS = EnumSet.of(Category.PHONE, Category.EMAIL, Category.POSTAL_ADDRESS);

    /** What is open in one column is less so when it stands beside its like: sex, nation and birth in one table. */
    private static final Set<Category> SUPPORTING = EnumSet.of(
            Category.NATIONAL_ID, Category.BIRTH_DATE, Category.GENDER, Category.ETHNICITY, Category.OTHER_PII);

    /** So many clinical attributes together are somebody's record, whatever the table is called. */
    private static final int CLINICAL = 3;

    private static final int MOSTLY = 4;

    private static final double OPEN = 0.28;

    private final TableKind kind;
    private final int personal;
    private final int votes;
    private final boolean credential;
    private final boolean clinical;
    private final boolean posted;
    private final boolean reached;
    private final boolean contactNamed;
    private final boolean unnamed;
    private final Mates mates = new Mates();

    TableContext(TableKind byName, List<Subject> columns) {
        Set<Category> sure = EnumSet.noneOf(Category.class);
        double[] open = new double[Category.values().length];
        int personNames = 0;
        boolean visitors = false;
        boolean named = false;
        boolean keyed = false;
        int findings = 0;
        int organisation = 0;
        for (Subject subject : columns) {
            NameReading reading = subject.name;
            Category category = subject.evidence.best();
            double confidence = subject.evidence.confidence(category);
            if (category == Category.ORG_ID && confidence >= ColumnTag.TAGGED) {
                organisation++;
            }
            visitors |= category == Category.IP_ADDRESS && confidence >= OPEN;
            named |= category == Category.PERSON_NAME && confidence >= ColumnTag.TAGGED && isContact(reading);
            keyed |= reading.gated && category == Category.NONE && reading.modifier == NameReading.Modifier.PERSON;
            boolean plain = reading.modifier == NameReading.Modifier.NONE
                    || reading.modifier == NameReading.Modifier.EVENT
                    || reading.category != category;
            if (confidence >= ColumnTag.PROBABLE && category.pii()) {
                mates.add(subject.column.name(), category);
            }
            if (category.pii() && confidence >= ColumnTag.TAGGED && plain) {
                sure.add(category);
                personNames += category == Category.PERSON_NAME ? 1 : 0;
                findings += category == Category.HEALTH ? 1 : 0;
            } else if (SUPPORTING.contains(category) && subject.raisable()) {
                open[category.ordinal()] = Math.max(open[category.ordinal()], confidence);
            }
        }
        int personal = 0;
        boolean reachable = false;
        int ways = 0;
        for (Category category : sure) {
            if (PERSONAL.contains(category)) {
                personal += category == Category.PERSON_NAME && personNames > 1 ? 2 : 1;
                personal += category == Category.HEALTH && findings >= CLINICAL ? 1 : 0;
            }
            reachable |= SHARED.contains(category);
            ways += WAYS.contains(category) ? 1 : 0;
        }
        this.personal = personal;
        double together = 0;
        for (Category category : SUPPORTING) {
            together += sure.contains(category) ? 0 : open[category.ordinal()];
        }
        int all = personal + (int) (together + 0.2);
        boolean contact =
                ways >= 2 && (byName == TableKind.EVENT || byName == TableKind.UNKNOWN || byName == TableKind.FINDING);
        this.votes = all == 0 ? contact ? 2 : 0 : all + (reachable ? 1 : 0);
        this.clinical = findings > CLINICAL || keyed && (byName == TableKind.FINDING || findings > 0);
        this.unnamed = personNames == 0 && (sure.contains(Category.NATIONAL_ID) || sure.contains(Category.GENDER));
        this.posted = visitors && ways >= 2;
        this.reached = ways > 0;
        this.contactNamed = named;
        this.credential = sure.contains(Category.CREDENTIAL);
        boolean company = organisation > 0 && (personal < 2 || organisation >= personal);
        this.kind = company && byName != TableKind.PERSON ? TableKind.ORG : byName;
    }

    TableKind kind() {
        return kind;
    }

    /** Rows are persons by the table's name, or because two or more columns are sure (more against a table of things). */
    boolean aboutPersons() {
        switch (kind) {
            case PERSON:
                return true;
            case ORG:
                return votes >= 4;
            case THING:
            case PLACE:
                return votes >= (unnamed ? 3 : 4) || posted;
            default:
                return votes >= 2;
        }
    }

    /** What a machine has no use for stands beside: an address on the net is then a visitor's. */
    boolean touchesPersons() {
        return votes > 0 || reached;
    }

    /** A list of towns or postcodes: none of its columns is about a person. */
    boolean places() {
        return kind == TableKind.PLACE && personal == 0;
    }

    /** So many person columns that a word which nobody knows does not make an address a thing's. */
    boolean mostlyPersons() {
        return kind != TableKind.ORG && votes >= MOSTLY;
    }

    Mates mates() {
        return mates;
    }

    /** Somebody's findings, even in a table that is called a form. */
    boolean clinical() {
        return clinical;
    }

    /** A column names whom to contact, so that a "link" beside it is the number to do it with. */
    boolean contactNamed() {
        return contactNamed;
    }

    private static boolean isContact(NameReading reading) {
        for (String rule : reading.rules) {
            if (rule.startsWith("name:") && (rule.contains(":contact") || rule.contains(":link"))) {
                return true;
            }
        }
        return false;
    }

    String personRule() {
        return kind == TableKind.PERSON ? "context:person-table" : "context:" + votes + "-person-columns";
    }

    /** Rows are accounts to log in with. */
    boolean accounts() {
        return credential || kind == TableKind.PERSON || kind == TableKind.ACCOUNT;
    }
}
