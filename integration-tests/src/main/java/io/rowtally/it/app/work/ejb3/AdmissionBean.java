package io.rowtally.it.app.work.ejb3;

import io.rowtally.it.app.work.Ward;
import java.util.concurrent.CountDownLatch;
import javax.ejb.ActivationConfigProperty;
import javax.ejb.EJB;
import javax.ejb.MessageDriven;
import javax.jms.JMSException;
import javax.jms.Message;
import javax.jms.MessageListener;
import javax.jms.TextMessage;

/** Reads for each message, itself and by another bean. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "javax.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "admissions")
        })
public class AdmissionBean implements MessageListener {
    private static final CountDownLatch HEARD = new CountDownLatch(1);

    @EJB
    private WardBean ward;

    @Override
    public void onMessage(Message message) {
        try {
            String name = ((TextMessage) message).getText();
            Ward.read(name, 2);
            ward.read(name, 4);
            HEARD.countDown();
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    static void await() throws InterruptedException {
        HEARD.await();
    }
}
