package io.rowtally.it.app.ways;

/** What a program itself counts while it reads: the truth that the agent's lines are held against. */
final class Books {
    long fetched;
    long read;
    long piiRead;
    long names;
    long phones;
    long statements;
    long sets;
    long writes;
    long largest;
    /** Last rows that were left by other means than their set's own. */
    long assumed;

    /** One line for the test: the database's name, then the counters. */
    String line(String namespace) {
        return "EXPECTED " + namespace + " fetched=" + fetched + " read=" + read + " pii_read=" + piiRead + " names="
                + names + " phones=" + phones + " statements=" + statements + " result_sets=" + sets + " writes="
                + writes + " largest=" + largest + " assumed=" + assumed;
    }
}
