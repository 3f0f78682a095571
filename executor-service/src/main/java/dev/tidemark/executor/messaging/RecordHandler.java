package dev.tidemark.executor.messaging;

/** What is done with each record of a channel. An exception means the record can never be processed: it goes to the dead letters. */
public interface RecordHandler {

    /** Processes the record, on a worker thread; it may take as long as it takes. */
    End handle(Received received);

    /** How the processing of a record ended. */
    enum End {
        /** Everything that follows from it is acknowledged: its offset may be committed. */
        DONE,
        /** It is another worker's now: neither acknowledged nor refused. */
        ABANDONED
    }
}
