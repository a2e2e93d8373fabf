package io.rowtally.it.app.web;

import java.io.IOException;
import java.util.concurrent.Executor;

/** A request and its response, whichever servlet API they are of. Each method is one call of that API. */
public interface Exchange {

    String path();

    /** Null where there is none. */
    String parameter(String name);

    /** An attribute of the session, which is asked for but not made; null where there is none. */
    Object attribute(String name);

    /** Sets an attribute of the session, which is made if there is none. */
    void setAttribute(String name, Object value);

    void endSession();

    void answer(int status, String text) throws IOException;

    /** Has the container serve another page in place of this one. */
    void forward(String path) throws IOException;

    /** Has the container put another page into the answer. */
    void include(String path) throws IOException;

    /** Has the worker do something after this thread has left the request, and end the request then. */
    void later(Executor worker, Runnable work);

    /** Has the container do something on one of its own threads after this one has left the request, and end it then. */
    void inContainer(Runnable work);

    /** Has the worker send the request back to the container, for another page, after this thread has left it. */
    void dispatchLater(Executor worker, String path);
}
