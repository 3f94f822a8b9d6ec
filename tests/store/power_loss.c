/* Writes down what a process does to the files of one folder, in order: power_loss.py replays it up to a power cut.
 *
 * Loaded before libc (LD_PRELOAD). POWER_LOSS_FOLDER is the folder, POWER_LOSS_LOG the file the log goes to. A record:
 * one letter, length of the path (4 bytes), offset (8), length of what follows (8), path, content.
 *   C created   T cut to a length   W written   S synced   U deleted   R renamed (content: new path)
 *   L linked (content: new path)   D folder made   A written to the file of confirmed steps
 * Copies inside the kernel are refused, so that every byte passes through here.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#define FILES 4096
static int log_to = -1;
static char folder[512];
static char *names[FILES]; /* of open files in the folder */
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void begin(void) {
    const char *log = getenv("POWER_LOSS_LOG"), *place = getenv("POWER_LOSS_FOLDER");
    if (!log || !place || strlen(place) >= sizeof folder) return;
    strcpy(folder, place);
    log_to = syscall(SYS_openat, AT_FDCWD, log, O_CREAT | O_WRONLY | O_APPEND, 0644);
}

static int is_mine(const char *path) {
    size_t length = strlen(folder);
    return log_to >= 0 && path && !strncmp(path, folder, length) && (!path[length] || path[length] == '/');
}

static void note(char what, const char *path, int64_t offset, int64_t length, const void *content) {
    char head[21 + 1024];
    int32_t path_length = strlen(path);
    if (path_length > 1024) abort();
    head[0] = what;
    memcpy(head + 1, &path_length, 4);
    memcpy(head + 5, &offset, 8);
    memcpy(head + 13, &length, 8);
    memcpy(head + 21, path, path_length);
    if (syscall(SYS_write, log_to, head, 21 + path_length) < 0) abort();
    if (length && syscall(SYS_write, log_to, content, length) != length) abort();
}

static const char *name_of(int file) { return log_to >= 0 && file >= 0 && file < FILES ? names[file] : NULL; }

static int open_and_note(int at, const char *path, int flags, mode_t mode) {
    pthread_mutex_lock(&one_at_a_time);
    int is_new = is_mine(path) && (flags & O_CREAT) && syscall(SYS_faccessat, AT_FDCWD, path, F_OK, 0) != 0;
    int file = syscall(SYS_openat, at, path, flags, mode);
    int why = errno;
    if (file >= 0 && file < FILES) {
        free(names[file]);
        names[file] = is_mine(path) ? strdup(path) : NULL;
        if (is_new) note('C', path, 0, 0, NULL);
        else if (names[file] && (flags & O_TRUNC)) note('T', path, 0, 0, NULL);
    }
    pthread_mutex_unlock(&one_at_a_time);
    errno = why;
    return file;
}

#define MODE_OF(flags)                          \
    mode_t mode = 0;                            \
    if ((flags) & (O_CREAT | __O_TMPFILE)) {    \
        va_list rest;                           \
        va_start(rest, flags);                  \
        mode = va_arg(rest, mode_t);            \
        va_end(rest);                           \
    }

int open(const char *path, int flags, ...) { MODE_OF(flags) return open_and_note(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE_OF(flags) return open_and_note(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE_OF(flags) return open_and_note(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE_OF(flags) return open_and_note(at, path, flags, mode); }

int close(int file) {
    pthread_mutex_lock(&one_at_a_time);
    if (name_of(file)) {
        free(names[file]);
        names[file] = NULL;
    }
    pthread_mutex_unlock(&one_at_a_time);
    return syscall(SYS_close, file);
}

static ssize_t write_and_note(int file, const void *content, size_t length, off64_t offset) {
    pthread_mutex_lock(&one_at_a_time);
    const char *name = name_of(file);
    off64_t place = offset >= 0 ? offset : name ? syscall(SYS_lseek, file, 0, SEEK_CUR) : 0;
    ssize_t written = offset >= 0 ? syscall(SYS_pwrite64, file, content, length, offset)
                                  : syscall(SYS_write, file, content, length);
    int why = errno;
    if (written > 0 && name) note(strstr(name, "/CONFIRMED") ? 'A' : 'W', name, place, written, content);
    pthread_mutex_unlock(&one_at_a_time);
    errno = why;
    return written;
}

ssize_t write(int file, const void *content, size_t length) { return write_and_note(file, content, length, -1); }
ssize_t pwrite(int file, const void *content, size_t length, off_t offset) {
    return write_and_note(file, content, length, offset);
}
ssize_t pwrite64(int file, const void *content, size_t length, off64_t offset) {
    return write_and_note(file, content, length, offset);
}

static int cut_and_note(int file, off64_t length) {
    pthread_mutex_lock(&one_at_a_time);
    int result = syscall(SYS_ftruncate, file, length);
    if (!result && name_of(file)) note('T', name_of(file), length, 0, NULL);
    pthread_mutex_unlock(&one_at_a_time);
    return result;
}

int ftruncate(int file, off_t length) { return cut_and_note(file, length); }
int ftruncate64(int file, off64_t length) { return cut_and_note(file, length); }

static int sync_and_note(int file, long call) {
    pthread_mutex_lock(&one_at_a_time);
    int result = syscall(call, file);
    if (!result && name_of(file)) note('S', name_of(file), 0, 0, NULL);
    pthread_mutex_unlock(&one_at_a_time);
    return result;
}

int fsync(int file) { return sync_and_note(file, SYS_fsync); }
int fdatasync(int file) { return sync_and_note(file, SYS_fdatasync); }

static int noted(int result, char what, const char *path, const char *second) {
    int why = errno;
    if (!result && is_mine(path)) note(what, path, 0, second ? strlen(second) : 0, second);
    pthread_mutex_unlock(&one_at_a_time);
    errno = why;
    return result;
}

#define ALONE(call) (pthread_mutex_lock(&one_at_a_time), (int)(call))

int unlink(const char *path) { return noted(ALONE(syscall(SYS_unlinkat, AT_FDCWD, path, 0)), 'U', path, NULL); }
int unlinkat(int at, const char *path, int flags) {
    return noted(ALONE(syscall(SYS_unlinkat, at, path, flags)), 'U', path, NULL);
}
int rename(const char *from, const char *to) {
    return noted(ALONE(syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0)), 'R', from, to);
}
int renameat(int at, const char *from, int onto, const char *to) {
    return noted(ALONE(syscall(SYS_renameat2, at, from, onto, to, 0)), 'R', from, to);
}
int link(const char *from, const char *to) {
    return noted(ALONE(syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0)), 'L', from, to);
}
int linkat(int at, const char *from, int onto, const char *to, int flags) {
    return noted(ALONE(syscall(SYS_linkat, at, from, onto, to, flags)), 'L', from, to);
}
int mkdir(const char *path, mode_t mode) {
    return noted(ALONE(syscall(SYS_mkdirat, AT_FDCWD, path, mode)), 'D', path, NULL);
}
int mkdirat(int at, const char *path, mode_t mode) {
    return noted(ALONE(syscall(SYS_mkdirat, at, path, mode)), 'D', path, NULL);
}

static ssize_t refuse(void) { errno = ENOTSOCK; return -1; } /* shutil then copies by itself */
ssize_t sendfile(int to, int from, off_t *offset, size_t length) { return refuse(); }
ssize_t sendfile64(int to, int from, off64_t *offset, size_t length) { return refuse(); }
ssize_t copy_file_range(int from, off64_t *a, int to, off64_t *b, size_t length, unsigned flags) { return refuse(); }
