package io.rowtally.runtime;

import java.util.Collections;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import org.jspecify.annotations.Nullable;

/**
 * The figures as a bean in the platform's server of beans. That server is the application's to make, or its container's, which may
 * choose another kind first; so it is looked for among those that are there, and never asked for where it would be made. Shown by
 * the agent's thread, read by whoever looks.
 */
final class ManagedBean implements DynamicMBean {
    private static final String NAME = "io.rowtally:type=Agent";
    /** What only the platform's server has. */
    private static final String OF_THE_PLATFORM = "java.lang:type=Runtime";

    private final MBeanServer server;
    private volatile Map<Metric, Double> figures = Collections.emptyMap();

    private ManagedBean(MBeanServer server) {
        this.server = server;
    }

    /** The bean in its server; null as long as there is no server, or no room in it. */
    static @Nullable ManagedBean registered() {
        try {
            for (MBeanServer server : MBeanServerFactory.findMBeanServer(null)) {
                if (server.isRegistered(new ObjectName(OF_THE_PLATFORM))) {
                    ManagedBean bean = new ManagedBean(server);
                    server.registerMBean(bean, new ObjectName(NAME));
                    return bean;
                }
            }
        } catch (JMException | RuntimeException | LinkageError e) {
            // another agent's, or a runtime without the module java.management
        }
        return null;
    }

    void show(Map<Metric, Double> newest) {
        figures = newest;
    }

    /** The agent stops. */
    void unregister() {
        try {
            server.unregisterMBean(new ObjectName(NAME));
        } catch (JMException | RuntimeException e) {
            // the application has taken it away
        }
    }

    @Override
    public Object getAttribute(String attribute) throws AttributeNotFoundException {
        for (Map.Entry<Metric, Double> figure : figures.entrySet()) {
            if (figure.getKey().attribute().equals(attribute)) {
                return figure.getValue();
            }
        }
        throw new AttributeNotFoundException(attribute);
    }

    @Override
    public AttributeList getAttributes(String[] attributes) {
        AttributeList list = new AttributeList();
        for (String attribute : attributes) {
            try {
                list.add(new Attribute(attribute, getAttribute(attribute)));
            } catch (AttributeNotFoundException e) {
                // is left out
            }
        }
        return list;
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException("no attribute can be set");
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return new AttributeList();
    }

    @Override
    public Object invoke(String action, Object[] parameters, String[] signature) throws ReflectionException {
        throw new ReflectionException(new NoSuchMethodException(action));
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        Metric[] metrics = Metric.values();
        MBeanAttributeInfo[] attributes = new MBeanAttributeInfo[metrics.length];
        for (int i = 0; i < metrics.length; i++) {
            attributes[i] =
                    new MBeanAttributeInfo(metrics[i].attribute(), "double", metrics[i].help, true, false, false);
        }
        return new MBeanInfo(ManagedBean.class.getName(), "How Rowtally is doing", attributes, null, null, null);
    }
}
