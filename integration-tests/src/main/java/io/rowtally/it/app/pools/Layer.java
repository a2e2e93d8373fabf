package io.rowtally.it.app.pools;

/** One pool or wrapper. */
interface Layer {

    /** Puts it on what is below. */
    Below over(Below below) throws Exception;
}
