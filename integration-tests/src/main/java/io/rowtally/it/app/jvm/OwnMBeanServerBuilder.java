package io.rowtally.it.app.jvm;

import java.util.concurrent.atomic.AtomicInteger;
import javax.management.MBeanServer;
import javax.management.MBeanServerBuilder;
import javax.management.MBeanServerDelegate;

/** Counts the MBean servers that it was asked for. */
public final class OwnMBeanServerBuilder extends MBeanServerBuilder {
    private static final AtomicInteger MADE = new AtomicInteger();

    public OwnMBeanServerBuilder() {}

    @Override
    public MBeanServer newMBeanServer(String domain, MBeanServer outer, MBeanServerDelegate delegate) {
        MADE.incrementAndGet();
        return super.newMBeanServer(domain, outer, delegate);
    }

    static int made() {
        return MADE.get();
    }
}
