package io.rowtally.it.app.work.ejb4;

import io.rowtally.it.app.work.Ward;
import jakarta.ejb.EJBException;
import jakarta.ejb.embeddable.EJBContainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Properties;
import javax.naming.Context;
import javax.naming.InitialContext;

/** Calls beans in an embedded container, logged in as one and then as another, and as nobody. */
public final class Callers {
    private Callers() {}

    /** Ends when all have been called. */
    public static void main(String[] arguments) throws Exception {
        Path accounts = Files.createDirectories(Paths.get("conf"));
        Files.write(accounts.resolve("users.properties"), Arrays.asList("li=secret-li", "wang=secret-wang"));
        Files.write(accounts.resolve("groups.properties"), Arrays.asList("clerk=li,wang"));
        Properties settings = new Properties();
        settings.put(EJBContainer.MODULES, module().toFile());
        settings.setProperty("openejb.base", Paths.get("").toAbsolutePath().toString());
        settings.setProperty("openejb.deployments.classpath", "false");
        EJBContainer container = EJBContainer.createEJBContainer(settings);
        call(null, 1);
        call("li", 2);
        call("wang", 3);
        call(null, 4);
        Ward.read("main", 1);
        ((NightBean) container.getContext().lookup("java:global/beans/NightBean")).begin();
        NightBean.await();
        container.close();
    }

    /** The descriptor alone: the classes are on the class path. */
    private static Path module() throws IOException {
        Path descriptor = Paths.get("beans", "META-INF", "ejb-jar.xml");
        Files.createDirectories(descriptor.getParent());
        String beans = session("WardBean") + session("AuditBean") + session("NightBean");
        Files.write(
                descriptor,
                ("<ejb-jar><enterprise-beans>" + beans + "</enterprise-beans></ejb-jar>")
                        .getBytes(StandardCharsets.UTF_8));
        return Paths.get("beans").toAbsolutePath();
    }

    private static String session(String name) {
        return "<session><ejb-name>" + name + "</ejb-name><ejb-class>"
                + Callers.class.getPackage().getName() + '.' + name + "</ejb-class></session>";
    }

    private static void call(String account, int rows) throws Exception {
        Properties login = new Properties();
        login.setProperty(Context.INITIAL_CONTEXT_FACTORY, "org.apache.openejb.core.LocalInitialContextFactory");
        if (account != null) {
            login.setProperty(Context.SECURITY_PRINCIPAL, account);
            login.setProperty(Context.SECURITY_CREDENTIALS, "secret-" + account);
        }
        Context context = new InitialContext(login);
        try {
            WardBean ward = (WardBean) context.lookup("WardBeanLocalBean");
            System.out.println("called by " + ward.caller());
            ward.read("ward", rows);
            try {
                ward.fail("failing", rows);
            } catch (EJBException e) {
                Ward.read("main", rows);
            }
            ward.readAudited("audited", rows);
            System.out.println("later on " + ward.readLater("later", rows).get());
        } finally {
            context.close();
        }
    }
}
