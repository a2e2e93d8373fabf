package io.rowtally.demo.registry;

import java.nio.file.Path;
import java.nio.file.Paths;

/** What the command line asks for. Immutable. */
public final class Options {

    static final String USAGE = "usage: java -jar rowtally-demo.jar [--companies N] [--port N] [--data DIR]\n"
            + "  --companies N  size of a new register, 1 to 1000000 (default 20000)\n"
            + "  --port N       port on 127.0.0.1, 0 for any free one (default 8080)\n"
            + "  --data DIR     keep the database in that directory (default: in memory)";

    final int companies;
    final int port;
    /** Null for a database in memory. */
    final Path data;

    public Options(int companies, int port, Path data) {
        this.companies = companies;
        this.port = port;
        this.data = data;
    }

    /** Throws IllegalArgumentException, whose message names what is wrong, for anything that is no option. */
    static Options parse(String... arguments) {
        int companies = 20000;
        int port = 8080;
        Path data = null;
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i];
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            String value = arguments[i + 1];
            switch (name) {
                case "--companies":
                    companies = number(name, value, 1, 1000000);
                    break;
                case "--port":
                    port = number(name, value, 0, 65535);
                    break;
                case "--data":
                    data = Paths.get(value);
                    break;
                default:
                    throw new IllegalArgumentException("unknown option " + name);
            }
        }
        return new Options(companies, port, data);
    }

    private static int number(String name, String value, int least, int most) {
        if (value.matches("[0-9]{1,7}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new IllegalArgumentException(name + " must be a number from " + least + " to " + most);
    }
}
