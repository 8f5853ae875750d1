package io.vitalroute.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** The current row of a result, columns counted from 1. */
final class Row {
    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    String text(int column) throws SQLException {
        return Objects.requireNonNull(result.getString(column));
    }

    @Nullable
    String textOrNull(int column) throws SQLException {
        return result.getString(column);
    }

    long number(int column) throws SQLException {
        return result.getLong(column);
    }

    @Nullable
    Long numberOrNull(int column) throws SQLException {
        long number = result.getLong(column);
        return result.wasNull() ? null : (Long) number;
    }

    int integer(int column) throws SQLException {
        return result.getInt(column);
    }

    byte[] bytes(int column) throws SQLException {
        return Objects.requireNonNull(result.getBytes(column));
    }

    byte @Nullable [] bytesOrNull(int column) throws SQLException {
        return result.getBytes(column);
    }

    Instant instant(int column) throws SQLException {
        return Times.instant(result.getLong(column));
    }

    @Nullable
    Instant instantOrNull(int column) throws SQLException {
        long micros = result.getLong(column);
        return result.wasNull() ? null : Times.instant(micros);
    }

    /** Makes something of one row. */
    @FunctionalInterface
    interface Mapper<T> {
        T map(Row row) throws SQLException;
    }
}
