package io.rowtally.it.app.work.jms3;

import io.rowtally.it.app.work.Ward;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.concurrent.CountDownLatch;

/** As those of the older names, by the simplified interface: the one of the queue is a class, that of the topic a lambda. */
public final class Listeners {
    private static final String BROKER =
            "vm://ward?broker.persistent=false&broker.useJmx=false&broker.populateJMSXUserID=true";
    private static final int MESSAGES = 5;
    private static final CountDownLatch HEARD = new CountDownLatch(MESSAGES);

    private Listeners() {}

    /**
     * Ends when all messages were heard.
     *
     * @param arguments {@code artemis} for that broker, else ActiveMQ
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            // named alone, since its older versions have the older names
            listen((ConnectionFactory) Class.forName("org.apache.activemq.ActiveMQConnectionFactory")
                    .getConstructor(String.class)
                    .newInstance(BROKER));
        } else {
            ArtemisBroker broker = new ArtemisBroker();
            listen(broker.connections());
            broker.stop();
        }
        Ward.read("main", 1);
    }

    private static void listen(ConnectionFactory factory) throws InterruptedException {
        try (JMSContext context = factory.createContext();
                JMSContext other = context.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            context.createConsumer(context.createQueue("admissions")).setMessageListener(new Admissions());
            other.createConsumer(other.createTopic("discharges.2026")).setMessageListener(message -> read(message));
            send(factory, "li", false, "admissions", "admission 2");
            send(factory, "wang", false, "admissions", "admission 3");
            send(factory, "li", false, "admissions", "admission 4");
            send(factory, null, false, "admissions", "admission 5");
            send(factory, null, true, "discharges.2026", "discharge 6");
            HEARD.await();
        }
    }

    private static void read(Message message) {
        try {
            String[] words = message.getBody(String.class).split(" ");
            Ward.read(words[0], Integer.parseInt(words[1]));
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        } finally {
            HEARD.countDown();
        }
    }

    private static void send(
            ConnectionFactory factory, String account, boolean topic, String destination, String text) {
        try (JMSContext context =
                account == null ? factory.createContext() : factory.createContext(account, "secret-" + account)) {
            Destination to = topic ? context.createTopic(destination) : context.createQueue(destination);
            context.createProducer().send(to, text);
        }
    }

    /** Reads for each message. */
    private static final class Admissions implements MessageListener {
        @Override
        public void onMessage(Message message) {
            read(message);
        }
    }
}
