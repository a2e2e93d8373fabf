package io.rowtally.it.app;

/** What a program itself counts while it reads: the truth that the agent's lines are held against. */
final class Expected {
    long fetched;
    long read;
    long piiRead;
    long names;
    long phones;
    long statements;
    long sets;
    long writes;
    long largest;

    /** One line for the test: the database's name, then the counters. */
    String line(String namespace) {
        return "EXPECTED " + namespace + " fetched=" + fetched + " read=" + read + " pii_read=" + piiRead + " names="
                + names + " phones=" + phones + " statements=" + statements + " result_sets=" + sets + " writes="
                + writes + " largest=" + largest;
    }
}
