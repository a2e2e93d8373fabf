package io.rowtally.it.app.ways;

/** One way to read. Throws what the driver throws: then the driver has no such way. */
interface Way {
    void read(Desk desk) throws Exception;
}
