package io.rowtally.it.bench;

/** A piece of work that is done over and over on one thread. */
interface Workload extends AutoCloseable {

    /**
     * Does the work once.
     *
     * @return how many operations that was: rows of a scan, look-ups, requests
     */
    long once() throws Exception;
}
