package io.rowtally.identity;

import io.rowtally.bridge.Scope;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Whom a JMS message is from: the user that the provider or the sender has written into {@code JMSXUserID}, whose word nobody has
 * checked; else the destination as a job of the application's. Asked on the listener's thread, where no other source knows.
 */
final class Messages implements Source {
    private static final String[] MESSAGES = {"javax.jms.Message", "jakarta.jms.Message"};
    private static final String USER = "JMSXUserID";

    /** By the message's class; empty where it is none. */
    private static final ClassValue<Method[]> PROPERTY = new ClassValue<Method[]>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
            try {
                Class<?> message = Types.named(type, MESSAGES);
                return message == null
                        ? new Method[0]
                        : new Method[] {message.getMethod("getStringProperty", String.class)};
            } catch (NoSuchMethodException | RuntimeException | LinkageError e) {
                return new Method[0];
            }
        }
    };

    private final SystemNames names;

    Messages(SystemNames names) {
        this.names = names;
    }

    @Override
    public @Nullable Actor ask(Scope scope, boolean guess) {
        Object message = scope.seen(Scope.MESSAGE);
        if (message == null || !guess) {
            return null;
        }
        String user = PlainGetters.id(property(message));
        return user != null
                ? new Actor(user, null, "client-info", USER, Actor.Confidence.MEDIUM)
                : names.actor("jms:" + destination(message), "jms");
    }

    private static @Nullable Object property(Object message) {
        Method[] getter = PROPERTY.get(message.getClass());
        try {
            return getter.length == 0 ? null : getter[0].invoke(message, USER);
        } catch (IllegalAccessException | InvocationTargetException e) {
            return null;
        }
    }

    private static String destination(Object message) {
        Object destination = PlainGetters.call(message, "getJMSDestination");
        Object name = destination == null ? null : PlainGetters.call(destination, "getQueueName");
        if (name == null && destination != null) {
            name = PlainGetters.call(destination, "getTopicName");
        }
        return name == null ? "?" : name.toString();
    }
}
