package io.rowtally.it.app.work.jms3;

import jakarta.jms.ConnectionFactory;
import java.util.Collections;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** A broker of Artemis in the same JVM, which lets accounts in by their passwords and writes them into their messages. */
final class ArtemisBroker {
    private static final String NOBODY = "nobody";

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();

    /** Starts it; who does not say who he is comes in as nobody. */
    ArtemisBroker() throws Exception {
        SecurityConfiguration accounts = new SecurityConfiguration();
        for (String account : new String[] {"li", "wang", NOBODY}) {
            accounts.addUser(account, "secret-" + account);
            accounts.addRole(account, "clerk");
        }
        accounts.setDefaultUser(NOBODY);
        server.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), accounts));
        server.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(false)
                .setPopulateValidatedUser(true)
                .addAcceptorConfiguration("here", "vm://0")
                .putSecurityRoles(
                        "#",
                        Collections.singleton(new Role(
                                "clerk", true, true, true, true, true, true, true, true, true, true, false, false))));
        server.start();
    }

    ConnectionFactory connections() {
        return new ActiveMQConnectionFactory("vm://0");
    }

    void stop() throws Exception {
        server.stop();
    }
}
