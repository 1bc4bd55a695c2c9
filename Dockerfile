# wikiextract with all that is optional:
#   docker build -t wikiextract .
#   docker run --rm -v "$PWD:/data" wikiextract extract page.html
FROM python:3.13-slim AS wheel
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY schemas schemas
COPY src src
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM python:3.13-slim
COPY constraints.txt /wheels/
COPY --from=wheel /wheels /wheels
RUN pip install --no-cache-dir --constraint /wheels/constraints.txt "$(ls /wheels/*.whl)[all]" \
    && useradd --create-home reader
USER reader
WORKDIR /data
ENTRYPOINT ["wikiextract"]
CMD ["--help"]
