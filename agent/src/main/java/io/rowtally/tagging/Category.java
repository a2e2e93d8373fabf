package io.rowtally.tagging;

/**
 * The kinds of personal data that a column can hold (DESIGN 4). The names appear in events, settings and reports and
 * never change their meaning. Immutable; any thread.
 */
public enum Category {
    PERSON_NAME(Sensitivity.ORDINARY),
    NATIONAL_ID(Sensitivity.SENSITIVE),
    PASSPORT(Sensitivity.SENSITIVE),
    DRIVER_LICENCE(Sensitivity.SENSITIVE),
    TAX_ID(Sensitivity.SENSITIVE),
    SOCIAL_INSURANCE(Sensitivity.SENSITIVE),
    PHONE(Sensitivity.ORDINARY),
    EMAIL(Sensitivity.ORDINARY),
    POSTAL_ADDRESS(Sensitivity.ORDINARY),
    BIRTH_DATE(Sensitivity.ORDINARY),
    GENDER(Sensitivity.ORDINARY),
    ETHNICITY(Sensitivity.ORDINARY, true),
    RELIGION(Sensitivity.SENSITIVE, true),
    MARITAL(Sensitivity.ORDINARY),
    HEALTH(Sensitivity.SENSITIVE, true),
    BIOMETRIC(Sensitivity.SENSITIVE, true),
    BANK_ACCOUNT(Sensitivity.SENSITIVE),
    PAYMENT_CARD(Sensitivity.SENSITIVE),
    INCOME(Sensitivity.SENSITIVE),
    USERNAME(Sensitivity.ORDINARY),
    CREDENTIAL(Sensitivity.SENSITIVE),
    IP_ADDRESS(Sensitivity.ORDINARY),
    DEVICE_ID(Sensitivity.ORDINARY),
    GEO_LOCATION(Sensitivity.SENSITIVE),
    PHOTO(Sensitivity.ORDINARY),
    VEHICLE_PLATE(Sensitivity.ORDINARY),
    OTHER_PII(Sensitivity.ORDINARY),
    /** Identifies or describes an organisation: recognised, so that it is not taken for a person's. */
    ORG_ID(Sensitivity.NOT_PERSONAL),
    NONE(Sensitivity.NOT_PERSONAL);

    private final Sensitivity sensitivity;
    private final boolean article9;

    Category(Sensitivity sensitivity) {
        this(sensitivity, false);
    }

    Category(Sensitivity sensitivity, boolean article9) {
        this.sensitivity = sensitivity;
        this.article9 = article9;
    }

    /** False for {@link #ORG_ID} and {@link #NONE} only. */
    public boolean pii() {
        return sensitivity != Sensitivity.NOT_PERSONAL;
    }

    public Sensitivity sensitivity() {
        return sensitivity;
    }

    /** Whether it is one of the special categories of GDPR art. 9 (1). */
    public boolean gdprArticle9() {
        return article9;
    }
}
