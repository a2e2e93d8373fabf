package io.rowtally.it.app.crowd;

import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusListener;

/** Prints what logback says about its own set-up, without times. */
public final class PlainStatus implements StatusListener {

    public PlainStatus() {}

    @Override
    public void addStatusEvent(Status status) {
        System.out.println("logback: " + status.getLevel() + ' ' + status.getMessage());
    }
}
