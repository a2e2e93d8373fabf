package io.rowtally.it.app.web.servlet4;

import io.rowtally.it.app.web.Sessions;
import javax.servlet.http.HttpSessionEvent;
import javax.servlet.http.HttpSessionListener;

/** Counts the sessions that are made. */
public final class SessionListener implements HttpSessionListener {

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        Sessions.made();
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {}
}
