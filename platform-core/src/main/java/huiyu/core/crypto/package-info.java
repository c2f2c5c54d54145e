/**
 * Keeps personal numbers unreadable at rest. A field is encrypted under its tenant's data key, which is stored wrapped
 * by a master key that never enters the database; exact search goes through a keyed blind index, one key per province,
 * so that the cities of a province recognise the same child and nobody else does. Every ciphertext names its suite and
 * key version: SM4/SM3 and re-encryption come beside what is there, not instead of it.
 */
package huiyu.core.crypto;
