package io.rowtally.tagging;

/**
 * How Chinese law weighs a category: PIPL art. 28 and GB/T 35273-2020, annex B. Immutable; any thread.
 */
public enum Sensitivity {
    /** Personal data, but not of the sensitive kinds. */
    ORDINARY,
    /** Sensitive personal data: leaking it easily harms dignity, person or property. */
    SENSITIVE,
    /** Not personal data. */
    NOT_PERSONAL
}
