package io.rowtally.it.app;

/** What a program itself counts while it reads: the truth that the agent's lines are held against. */
public class Expected {
    public long fetched;
    public long read;
    public long piiRead;
    public long names;
    public long phones;
    public long statements;
    public long sets;
    public long writes;
    public long largest;

    /** Takes over what another one has counted. */
    public void add(Expected other) {
        fetched += other.fetched;
        read += other.read;
        piiRead += other.piiRead;
        names += other.names;
        phones += other.phones;
        statements += other.statements;
        sets += other.sets;
        writes += other.writes;
        largest = Math.max(largest, other.largest);
    }

    /** One line for the test: the database's name, then the counters. */
    public String line(String namespace) {
        return "EXPECTED " + namespace + " fetched=" + fetched + " read=" + read + " pii_read=" + piiRead + " names="
                + names + " phones=" + phones + " statements=" + statements + " result_sets=" + sets + " writes="
                + writes + " largest=" + largest;
    }
}
