package io.rowtally.instrument.weave;

/**
 * A field that drivers' classes get when they load, or, where they were loaded before the agent came, a field of the
 * bridge's {@code Attached} in its place: public, because some drivers declare the same method in a class and
 * in its subclass (MySQL Connector/J 5.1, MariaDB); of types in java.lang only, because some loaders see nothing else.
 */
public enum InjectedField {
    /** Of connections and statements: what the bridge keeps there. */
    KEPT("rowtally$kept", "kept", "Ljava/lang/Object;"),
    /** Of result sets: a cursor or a cell. */
    CURSOR("rowtally$cursor", "cursor", "Ljava/lang/Object;"),
    /** Of result sets: the columns read by index on the current row. */
    SIGNATURE("rowtally$signature", "signature", "J"),
    /** Of result sets: calls of the driver to itself under way, and the labels read on the current row. */
    STATE("rowtally$state", "state", "I"),
    /** Of statements: which of its result sets stands on a row. Not in {@code Attached}, which would keep both for ever. */
    ANSWER("rowtally$answer", "", "Ljava/lang/Object;"),
    /** Of statements: their OUT parameters. */
    PARAMETERS("rowtally$parameters", "parameters", "Ljava/lang/Object;");

    public final String name;
    /** Its name in {@code Attached}; empty where it is not there. */
    public final String attachedName;

    public final String descriptor;

    InjectedField(String name, String attachedName, String descriptor) {
        this.name = name;
        this.attachedName = attachedName;
        this.descriptor = descriptor;
    }
}
