/* Refuses internet sockets to a whole process tree, whatever library asks, and says so in a file. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

int socket(int family, int type, int protocol)
{
    if (family == AF_INET || family == AF_INET6) {
        int said = open(getenv("NO_INTERNET_LOG"), O_WRONLY | O_CREAT | O_APPEND, 0600);
        write(said, "socket\n", 7);
        close(said);
        errno = EACCES;
        return -1;
    }
    return (int)syscall(SYS_socket, family, type, protocol);
}
