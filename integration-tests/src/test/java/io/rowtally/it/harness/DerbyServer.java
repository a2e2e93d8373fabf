package io.rowtally.it.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** One real Derby network server for all tests of a run, in a JVM without the agent. */
public final class DerbyServer {
    private static int port;

    private DerbyServer() {}

    /** What its URLs start with. */
    public static synchronized String url() throws Exception {
        if (port == 0) {
            port = start();
        }
        return "jdbc:derby://localhost:" + port + "/";
    }

    private static int start() throws Exception {
        int free = freePort();
        Path work = Files.createTempDirectory("derby");
        Process server = ForkedJvm.of(Path.of(System.getProperty("java.home")), work)
                .classPath(DriverJars.classPath(
                        "org.apache.derby.derby-10.14.2.0.jar", "org.apache.derby.derbynet-10.14.2.0.jar"))
                .main("org.apache.derby.drda.NetworkServerControl", "start", "-p", "" + free, "-noSecurityManager")
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
        Until.holds(() -> answers(free), server);
        return free;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket("localhost", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
