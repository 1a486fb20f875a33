# engine.awk: which paths of a host lead to a container engine, for what is read after it. Moltbot.Hardening wrote it, and holds it against its own list.

BEGIN {
  split("docker.sock containerd.sock crio.sock podman.sock docker.raw.sock dockershim.sock cri-dockerd.sock balena-engine.sock", list, " ")
  for (i = 1; i in list; i++) engine_name[list[i]] = 1
  engine_path("var/snap/microk8s/common/run/containerd.sock", 0)
  split("docker.sock docker/containerd/containerd.sock containerd/containerd.sock podman/podman.sock crio/crio.sock k3s/containerd/containerd.sock k0s/containerd.sock user/*/docker.sock user/*/podman/podman.sock user/*/containerd/containerd.sock", list, " ")
  for (i = 1; i in list; i++) { engine_path("run/" list[i], 0); engine_path("var/run/" list[i], 0) }
  # A whole home is more than an engine, and another rule's.
  k = split("root home/* Users/*", homes, " ")
  split(".docker/run/docker.sock .docker/desktop/docker.sock .colima/docker.sock .colima/*/docker.sock .colima/*/containerd.sock .rd/docker.sock .orbstack/run/docker.sock .lima/*/sock/docker.sock", list, " ")
  for (j = 1; j <= k; j++) for (i = 1; i in list; i++) engine_path(homes[j] "/" list[i], split(homes[j], list_of_home, "/") + 1)
}

function engine_path(path, least) { engine_paths[++engine_count] = path; engine_least[engine_count] = least }

# Whether a mount of this path hands over an engine: its socket, or a folder above it.
function reaches_engine(path,   part, segment, i, n, count) {
  if (path ~ /\/pipe\/(docker_engine|dockerdesktop|podman)/) return 1
  n = split(path, part, "/"); count = 0
  for (i = 1; i <= n; i++) {
    if (part[i] == ".." && count > 0) count--
    else if (part[i] != "" && part[i] != "." && part[i] != "..") segment[++count] = part[i]
  }
  if (count > 0 && segment[count] in engine_name) return 1
  for (i = 1; i <= engine_count; i++) if (leads_to(segment, count, i)) return 1
  return 0
}

function leads_to(segment, count, which,   part, i) {
  if (count < engine_least[which] || count > split(engine_paths[which], part, "/")) return 0
  for (i = 1; i <= count; i++) if (part[i] != "*" && part[i] != segment[i]) return 0
  return 1
}
