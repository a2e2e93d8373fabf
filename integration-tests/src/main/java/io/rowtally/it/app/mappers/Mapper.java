package io.rowtally.it.app.mappers;

import java.util.List;

/** What is asked of every mapper; each answer is one statement. */
interface Mapper extends AutoCloseable {

    List<Person> all() throws Exception;

    /** By a statement that the mapper may keep. */
    Person byId(int id) throws Exception;

    /** One column of all rows. */
    List<String> phones() throws Exception;

    /** Sets one person's phone, as one write. */
    void setPhone(int id, String phone) throws Exception;
}
