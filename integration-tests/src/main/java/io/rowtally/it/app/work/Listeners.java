package io.rowtally.it.app.work;

import java.util.concurrent.CountDownLatch;
import javax.jms.Connection;
import javax.jms.JMSException;
import javax.jms.MessageListener;
import javax.jms.Session;
import javax.jms.TextMessage;
import org.apache.activemq.ActiveMQConnectionFactory;

/** Listeners of a broker in the same JVM, which writes the sender's account into each message where there is one. */
public final class Listeners {
    private static final String BROKER =
            "vm://ward?broker.persistent=false&broker.useJmx=false&broker.populateJMSXUserID=true";
    private static final int MESSAGES = 5;
    private static final CountDownLatch HEARD = new CountDownLatch(MESSAGES);

    private Listeners() {}

    /** Ends when all messages were heard. */
    public static void main(String[] arguments) throws Exception {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(BROKER);
        Connection connection = factory.createConnection();
        connection.start();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageListener listener = message -> {
            try {
                String[] words = ((TextMessage) message).getText().split(" ");
                Ward.read(words[0], Integer.parseInt(words[1]));
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            } finally {
                HEARD.countDown();
            }
        };
        session.createConsumer(session.createQueue("admissions")).setMessageListener(listener);
        session.createConsumer(session.createTopic("discharges.2026")).setMessageListener(listener);
        send(factory, "li", false, "admissions", "admission 2");
        send(factory, "wang", false, "admissions", "admission 3");
        send(factory, "li", false, "admissions", "admission 4");
        send(factory, null, false, "admissions", "admission 5");
        send(factory, null, true, "discharges.2026", "discharge 6");
        HEARD.await();
        connection.close();
        Ward.read("main", 1);
    }

    private static void send(
            ActiveMQConnectionFactory factory, String account, boolean topic, String destination, String text)
            throws JMSException {
        Connection connection =
                account == null ? factory.createConnection() : factory.createConnection(account, "secret-" + account);
        try {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            session.createProducer(topic ? session.createTopic(destination) : session.createQueue(destination))
                    .send(session.createTextMessage(text));
        } finally {
            connection.close();
        }
    }
}
