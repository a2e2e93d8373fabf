package io.rowtally.instrument.weave;

/**
 * A field that drivers' classes get when they load: public, because some drivers declare the same method in a class and
 * in its subclass (MySQL Connector/J 5.1, MariaDB); of JDK types only, because some loaders see nothing else.
 */
public enum InjectedField {
    /** Of connections, statements and result sets: what the bridge keeps there. */
    CURSOR("rowtally$cursor", "Ljava/lang/Object;"),
    /** Of result sets: the columns read on the current row. */
    SIGNATURE("rowtally$signature", "J"),
    /** Of result sets: calls of the driver to itself under way. */
    DEPTH("rowtally$depth", "I");

    public final String name;
    public final String descriptor;

    InjectedField(String name, String descriptor) {
        this.name = name;
        this.descriptor = descriptor;
    }
}
