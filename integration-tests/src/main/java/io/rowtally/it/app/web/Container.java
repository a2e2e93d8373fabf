package io.rowtally.it.app.web;

/**
 * A servlet container that serves the pages: on 127.0.0.1, at a port that is free, with as many threads for requests as {@code
 * web.threads} says. It guards what the deployment asks it to guard by the accounts' passwords, and shows {@code /open/sorry}
 * where a page fails.
 */
interface Container {
    String ERROR_PAGE = "/open/sorry";

    /**
     * Starts it; the servlets are registered by their own {@code StartListener}.
     *
     * @param servlets the package of the servlets
     * @param guard what guards the pages beside the container; null for nothing
     * @return the port
     */
    int start(String servlets, String guard) throws Exception;

    void stop() throws Exception;

    static int threads() {
        return Integer.getInteger("web.threads", 1);
    }
}
