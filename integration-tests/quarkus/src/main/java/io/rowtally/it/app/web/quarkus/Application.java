package io.rowtally.it.app.web.quarkus;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.eclipse.microprofile.config.ConfigProvider;

/** Serves its pages until its standard input ends. */
@QuarkusMain
public class Application implements QuarkusApplication {

    @Override
    public int run(String... arguments) throws Exception {
        // with 0 in the settings, Quarkus puts the port here that it was given
        System.out.println("ready " + ConfigProvider.getConfig().getValue("quarkus.http.port", String.class));
        while (System.in.read() >= 0) {
            // the test lets go of it
        }
        System.out.println("stopped");
        return 0;
    }
}
