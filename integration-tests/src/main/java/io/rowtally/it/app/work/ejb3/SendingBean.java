package io.rowtally.it.app.work.ejb3;

import javax.annotation.Resource;
import javax.ejb.Stateless;
import javax.jms.Connection;
import javax.jms.ConnectionFactory;
import javax.jms.JMSException;
import javax.jms.Queue;
import javax.jms.Session;

/** Sends messages for its caller. */
@Stateless
public class SendingBean {
    @Resource
    private ConnectionFactory factory;

    @Resource(name = "admissions")
    private Queue queue;

    public void send(String text) throws JMSException {
        Connection connection = factory.createConnection();
        try {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            session.createProducer(queue).send(session.createTextMessage(text));
        } finally {
            connection.close();
        }
    }
}
